// The CairoBackend room.
