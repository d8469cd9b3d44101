package fidus.mt5.readings;

/// What one rule said about a reading. Rules that passed say nothing.
///
/// @param skipped true when the rule could not be asked, because something it needs is missing;
///   false when it failed
/// @param message the measured value and the limit, or what is missing
public record QuarantineFinding(QuarantineRule rule, boolean skipped, String message) {}
