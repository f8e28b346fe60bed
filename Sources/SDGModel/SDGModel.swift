// The SDGModel room.
