package fidus.approvals;

import fidus.money.Money;

import java.time.LocalDate;

/// One row of a command about many records, as it was shown.
///
/// @param party who earns it or is paid, by name
/// @param what the record, in words
/// @param why it is left out; empty where it is not
public record ApprovalRow(
        String party,
        String what,
        Money earned,
        LocalDate dueOn,
        ApprovalRowState rowState,
        String why) {}
