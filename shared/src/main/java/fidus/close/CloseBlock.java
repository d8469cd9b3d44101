package fidus.close;

/// Something that stands between a step and its end.
///
/// @param subject the record concerned, as `kind/id`; empty when it is many
/// @param message what is wrong and what to do
public record CloseBlock(ClosePlace closePlace, String subject, String message) {}
