package fidus.reconciliation.endings;

/// Some of the breaks of a list, in the order they were frozen in.
///
/// @param id of the list
/// @param refusedOnly only those that were left, with the reason
/// @param at index of the first one wanted, from 0
/// @param count 1 to {@link #MOST}
public record FindEndingLines(String id, boolean refusedOnly, int at, int count) {
    public static final int MOST = 500;
}
