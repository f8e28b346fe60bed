// The Wording room.
