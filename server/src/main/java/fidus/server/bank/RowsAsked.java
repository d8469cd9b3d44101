package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.desk.WaitingKind;
import fidus.server.approvals.Approvals;
import fidus.server.deposits.Deposits;
import fidus.server.deposits.Heed;
import fidus.server.mongo.Unit;
import fidus.server.payments.Stated;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rows of statements that something is to be booked on while another person has to agree: money in
/// transit, deposits, money between accounts of the house, and payments that left or came back.
///
/// @param byRow what waits by the rows that the second person reads as its evidence
/// @param unseen deposits that were asked about before a statement showed them
public record RowsAsked(Map<String, Prepared> byRow, List<Unseen> unseen) {
    /// Where nothing waits.
    public static final RowsAsked NOTHING = new RowsAsked(Map.of(), List.of());

    private static final Set<String> COMMANDS = commands();

    /// A deposit by what was typed of it.
    ///
    /// @param into the name of the account
    public record Unseen(Prepared asked, String into, String sum, String reference) {}

    private static Set<String> commands() {
        Set<String> commands = new HashSet<>(Stated.COMMANDS);
        commands.addAll(
                List.of(
                        BankTransits.BOOK,
                        OwnBookings.BOOK,
                        Deposits.CONFIRM,
                        DepositLists.RECORD));
        return Set.copyOf(commands);
    }

    /// What waits at any row, read by one question; few at any time. A row of which a part is to be
    /// booked is there as well.
    public static RowsAsked of(Unit unit, Approvals approvals) {
        Map<String, Prepared> byRow = new HashMap<>();
        List<Unseen> unseen = new ArrayList<>();
        for (Prepared one : approvals.waitingOf(unit, COMMANDS)) {
            List<String> rows = one.shown().stream().flatMap(it -> rows(it).stream()).toList();
            for (String row : rows) {
                byRow.putIfAbsent(row, one);
                byRow.putIfAbsent(RowNames.whole(row), one);
            }
            if (rows.isEmpty() && one.command().equals(Deposits.CONFIRM)) {
                unseen.add(
                        new Unseen(
                                one,
                                said(one, Heed.INTO),
                                said(one, Heed.SUM),
                                said(one, Heed.REFERENCE)));
            }
        }
        return new RowsAsked(byRow, unseen);
    }

    /// What kind of decision about a row one of them is.
    public static WaitingKind kind(Prepared booking) {
        String command = booking.command();
        if (Stated.CAME_BACK.contains(command)) {
            return WaitingKind.RETURN;
        }
        boolean booked = command.equals(BankTransits.BOOK) || command.equals(OwnBookings.BOOK);
        return booked ? WaitingKind.BOOKING : WaitingKind.CONFIRMATION;
    }

    /// What waits about a row of an account's statements: what names it, or a deposit that it
    /// brings the sum of and says the reference of.
    public @Nullable Prepared at(String account, MatchRow row) {
        Prepared named = byRow.get(row.rowId());
        return named != null
                ? named
                : unseen.stream()
                        .filter(one -> one.into.equals(account))
                        .filter(one -> one.sum.equals(row.amount().toString()))
                        .filter(one -> Words.holds(Words.of(row.text()), one.reference))
                        .map(Unseen::asked)
                        .findFirst()
                        .orElse(null);
    }

    private static String said(Prepared one, String label) {
        return one.shown().stream()
                .filter(line -> line.label().equals(label))
                .map(Shown::value)
                .findFirst()
                .orElse("");
    }

    private static Collection<String> rows(Shown line) {
        if (line.label().startsWith(Heed.ROW)) {
            return List.of(line.label().substring(Heed.ROW.length()));
        }
        return line.label().equals(Stated.LABEL) ? RowNames.in(line.value()) : List.of();
    }
}
