"""Who may know a domain's mail servers: apart, so that it can be said without loading what asks."""

DATABASE = "autoconfig.thunderbird.net"  # Thunderbird's public one


def own_host(domain: str) -> str:
    """Where a domain itself answers questions of this kind."""
    return f"autoconfig.{domain}"
