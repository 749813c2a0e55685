"""What the product knows: numbers, problems, tasks and submissions. No Qt, no files, no network."""
