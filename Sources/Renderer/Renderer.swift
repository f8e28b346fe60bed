// The Renderer room.
