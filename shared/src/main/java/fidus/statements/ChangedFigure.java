package fidus.statements;

/// One figure that two statements say differently.
///
/// @param figure what it is of
/// @param before empty where the earlier one does not have it
/// @param after empty where the later one does not have it
public record ChangedFigure(String figure, String before, String after) {}
