// The FileFormats room.
