"""Collects samples and shows their medians, from the least to the most, with ratios."""

from __future__ import annotations

import statistics


def add(samples, peer, seen):
    """Note what was seen of a peer."""
    for name, value in seen.items():
        samples.setdefault(name, {}).setdefault(peer, []).append(round(value, 3))


def show(samples, reference):
    """Print each measure of each peer, and its ratio to the reference."""
    print(f"{'measure':<18} {'peer':<18} {'median':>9} {'least':>9} {'most':>9} {'ratio':>7}")
    for name, by_peer in samples.items():
        base = statistics.median(by_peer[reference]) if reference in by_peer else 0
        for peer, values in by_peer.items():
            median = statistics.median(values)
            ratio = f"{median / base:.2f}" if base else "–"
            row = f"{median:>9.5g} {min(values):>9.5g} {max(values):>9.5g} {ratio:>7}"
            print(f"{name:<18} {peer:<18} {row}")
