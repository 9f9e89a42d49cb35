"""Tables, transactions and queries, named by their answer. Knows neither the rules nor the pages."""
