"""The platform's HTTP interface: body, wire, envelope, answers, and one method per service."""
