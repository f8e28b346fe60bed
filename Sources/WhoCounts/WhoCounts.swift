// The WhoCounts room.
