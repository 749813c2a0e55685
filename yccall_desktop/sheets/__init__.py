"""From a file's bytes to rows, in a child process: formats, encodings, hidden rows."""
