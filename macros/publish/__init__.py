"""Everything that people take away: editions of the website, zips and packs."""
