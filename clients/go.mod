// Keeps Go out of this folder: its node_modules hold Go files that are no part of goodones.
module goodones/clients
