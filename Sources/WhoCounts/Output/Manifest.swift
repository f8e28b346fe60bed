import Bytes
import Disclosure
import SDGModel

/// `manifest.json`: what went in and what came out, with hashes. Nothing in it depends on the time,
/// the machine or the place of the folders.
enum Manifest {
  static let schema = "whocounts.manifest/1"

  static func file(data: PublishableDataset, outputs: [BuiltFile]) -> BuiltFile {
    let inputs = data.files.map { file -> JSON in
      .object(
        [
          ("path", .string(file.path)), ("sha256", .string(file.hash)),
          ("dialect", .string(file.dialect)), ("source", .string(file.source)),
          ("records", .integer(file.counts.read)), ("taken", .integer(file.counts.taken)),
          ("held", .integer(file.counts.held)), ("leftOut", .integer(file.counts.leftOut)),
          ("notPublished", .integer(file.counts.notPublished)),
          ("leftOutBecause", .text(file.leftOutBecause)),
        ] + (file.parts.isEmpty ? [] : [("files", .array(file.parts.map(JSON.string)))]))
    }
    let written = outputs.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let manifest = JSON.object([
      ("schema", .string(schema)),
      ("asOf", .integer(data.scope.asOf)),
      ("publishedOn", .text(data.scope.publishedOn)),
      ("inputs", .array(inputs)),
      (
        "outputs",
        .array(
          written.map {
            .object([
              ("path", .string($0.path)), ("sha256", .string(SHA256.hex($0.bytes))),
              ("bytes", .integer($0.bytes.count)),
            ])
          })
      ),
    ])
    return BuiltFile(
      path: OutputFolder.manifestName, bytes: Array(manifest.text(pretty: true).utf8))
  }
}
