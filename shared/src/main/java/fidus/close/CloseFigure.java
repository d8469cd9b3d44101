package fidus.close;

/// A figure that a step shows, such as `Readings: 12 of 13`.
public record CloseFigure(String name, String value) {}
