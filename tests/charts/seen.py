"""What a colour becomes in grey, and to eyes that lack one kind of cone."""

from __future__ import annotations

import numpy as np
from matplotlib.colors import to_rgb

Rgb = np.ndarray

#: Machado, Oliveira and Fernandes (2009), severity 1.0, for linear light.
BLINDNESS = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}  # fmt: skip


def linear(rgb: Rgb) -> Rgb:
    rgb = np.asarray(rgb, dtype=float)
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def encoded(light: Rgb) -> Rgb:
    light = np.clip(light, 0, 1)
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)


def seen_by(rgb: Rgb, blindness: str) -> Rgb:
    """Return colours (last axis red, green, blue) as somebody sees them who lacks one kind of cone."""
    return encoded(linear(rgb) @ np.array(BLINDNESS[blindness]).T)


def in_grey(rgb: Rgb) -> Rgb:
    grey = encoded(linear(rgb) @ np.array([0.2126, 0.7152, 0.0722]))
    return np.stack([grey] * 3, axis=-1)


def contrast(one: str, two: str) -> float:
    """Return the contrast of two colours as the accessibility guidelines reckon it, 1 to 21."""
    light = sorted(float(linear(to_rgb(colour)) @ [0.2126, 0.7152, 0.0722]) for colour in (one, two))
    return (light[1] + 0.05) / (light[0] + 0.05)


def lab(rgb: Rgb) -> Rgb:
    """Return CIE L*a*b* (D65), in which distance is about what an eye tells apart."""
    to_xyz = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    )
    xyz = linear(rgb) @ to_xyz.T / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1)
