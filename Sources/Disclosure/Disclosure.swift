// The Disclosure room.
