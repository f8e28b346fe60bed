import CCairo

/// Collects what cairo writes. A class, since cairo holds its address until the surface is finished.
final class ByteSink {
  var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(32 << 10) }
}

/// cairo's stream callback. Unsafe since C hands the sink over as an untyped address; the surface
/// that owns the sink outlives every call.
private func append(
  _ sink: UnsafeMutableRawPointer?, _ data: UnsafePointer<UInt8>?, _ count: UInt32
) -> cairo_status_t {
  guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
  let target = Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue()
  target.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
  return CAIRO_STATUS_SUCCESS
}

/// Owns a cairo surface and the context that draws on it. Move-only: two tasks cannot share one.
struct Surface: ~Copyable {
  let surface: OpaquePointer
  let context: OpaquePointer
  private let sink: ByteSink
  private let figure: String

  /// A PDF of one page, in points.
  init(pdf figure: String, width: Double, height: Double) throws(CairoError) {
    let sink = ByteSink()
    try self.init(
      cairo_pdf_surface_create_for_stream(
        append, Unmanaged.passUnretained(sink).toOpaque(), width, height), sink, figure)
  }

  /// Pixels without transparency.
  init(pixels figure: String, width: Int, height: Int) throws(CairoError) {
    try self.init(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)), ByteSink(),
      figure)
  }

  private init(_ surface: OpaquePointer?, _ sink: ByteSink, _ figure: String) throws(CairoError) {
    guard let surface, let context = cairo_create(surface) else {
      cairo_surface_destroy(surface)
      throw CairoError.drawing(figure: figure, status: "out of memory")
    }
    self.surface = surface
    self.context = context
    self.sink = sink
    self.figure = figure
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Errors of cairo are sticky and come late: both the context and the surface must be asked.
  func check() throws(CairoError) {
    for status in [cairo_status(context), cairo_surface_status(surface)]
    where status != CAIRO_STATUS_SUCCESS {
      throw CairoError.drawing(
        figure: figure, status: String(cString: cairo_status_to_string(status)))
    }
  }

  /// Ends the drawing and gives what was written.
  consuming func finish() throws(CairoError) -> [UInt8] {
    try check()
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw CairoError.drawing(
        figure: figure, status: String(cString: cairo_status_to_string(status)))
    }
    return sink.bytes
  }

  /// Calls with the pixels as rows of 32-bit words, 0x00RRGGBB in the machine's byte order.
  func withPixels<Result>(_ body: (UnsafeBufferPointer<UInt32>, _ wordsPerRow: Int) -> Result)
    throws(CairoError) -> Result
  {
    try check()
    cairo_surface_flush(surface)
    let rows = Int(cairo_image_surface_get_height(surface))
    let words = Int(cairo_image_surface_get_stride(surface)) / 4
    guard let data = cairo_image_surface_get_data(surface) else {
      throw CairoError.drawing(figure: figure, status: "no pixels")
    }
    // cairo aligns its rows to words of 32 bits.
    return data.withMemoryRebound(to: UInt32.self, capacity: rows * words) { pixels in
      body(UnsafeBufferPointer(start: pixels, count: rows * words), words)
    }
  }
}
