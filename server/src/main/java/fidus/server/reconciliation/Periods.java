package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.desk.RunDays;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.StartRun;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;

/// Which days a run takes when none are given: from the day after the last signed-off run, or the
/// statement's first row, to the statement's last row.
final class Periods {
    private final RunStore runs;
    private final Sources sources;

    Periods(RunStore runs, Sources sources) {
        this.runs = runs;
        this.sources = sources;
    }

    /// @throws Refused `NOT_FOUND` without a statement, `BAD_VALUE` when the period would end
    ///   before it starts
    Rows.Period of(Unit unit, StartRun start) {
        LocalDate from = start.from();
        LocalDate to = start.to();
        if (from == null || to == null) {
            var account = new AccountKey(start.server(), start.login());
            from = from == null ? first(unit, account) : from;
            to = to == null ? last(statement(unit, account)) : to;
        }
        requireInOrder(new RunDays(start.from(), start.to()), from, to);
        if (to.isBefore(from)) {
            throw Refused.at(
                    "to",
                    Problem.Code.BAD_VALUE,
                    "The period from %s to %s ends before it starts. Everything the last statement holds may be signed off already: import a newer one, or give both days."
                            .formatted(from, to));
        }
        return new Rows.Period(from, to);
    }

    /// What a person gave is refused by what is wrong with it, whatever is signed.
    ///
    /// @throws Refused `BAD_VALUE` at the day that was given
    static void requireInOrder(RunDays given, LocalDate from, LocalDate to) {
        given.fault(from, to)
                .ifPresent(
                        fault -> {
                            throw Refused.at(
                                    fault.field(), Problem.Code.BAD_VALUE, fault.message());
                        });
    }

    /// What is taken when no day is given, with the reason.
    RunPeriod next(Unit unit, AccountKey account) {
        Rows.Period period = of(unit, new StartRun(account.server(), account.login(), null, null));
        String file = statement(unit, account).fileName();
        String why =
                signed(unit, account).isPresent()
                        ? "From the day after the last signed-off run to the last row of %s."
                        : "From the first row of %s to its last one.";
        return new RunPeriod(period.from(), period.to(), why.formatted(file));
    }

    private LocalDate first(Unit unit, AccountKey account) {
        BrokerStatement statement = statement(unit, account);
        return signed(unit, account)
                .map(run -> run.to().plusDays(1))
                .orElseGet(
                        () ->
                                statement.rows().stream()
                                        .map(row -> row.serverTime().toLocalDate())
                                        .min(Comparator.naturalOrder())
                                        .orElse(statement.from()));
    }

    private static LocalDate last(BrokerStatement statement) {
        return statement.rows().stream()
                .map(DealRow::serverTime)
                .max(Comparator.naturalOrder())
                .map(LocalDateTime::toLocalDate)
                .orElse(statement.to());
    }

    private BrokerStatement statement(Unit unit, AccountKey account) {
        return BrokerSide.newest(unit, sources, account);
    }

    private Optional<ReconciliationRun> signed(Unit unit, AccountKey account) {
        return runs.lastSigned(unit, account.toString());
    }
}
