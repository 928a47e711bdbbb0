"""From a result to files: JSON and its schema, tables, and the saving of a file whole or not at all."""
