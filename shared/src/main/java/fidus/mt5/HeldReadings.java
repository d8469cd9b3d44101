package fidus.mt5;

import java.util.List;

/// Newest first.
public record HeldReadings(List<HeldReading> readings) {}
