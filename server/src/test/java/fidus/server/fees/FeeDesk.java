package fidus.server.fees;

import fidus.contract.Nothing;
import fidus.fees.FeeAgreement;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.AboutMonth;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeRunPage;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.FindFeeRuns;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.ManagerToAdd;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateAccount;
import fidus.fees.runs.MandateId;
import fidus.fees.runs.MonthSnapshot;
import fidus.fees.runs.PrepareMandate;
import fidus.fees.runs.StartFeeRuns;
import fidus.funds.FundCode;
import fidus.jobs.Job;
import fidus.ledger.JournalEntry;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.readings.QuarantineResult.Outcome;
import fidus.server.WholeServer;
import fidus.server.deals.TradingOffice;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// A whole server with people who prepare and approve fees, and accounts whose readings a test
/// says.
final class FeeDesk extends TradingOffice {
    FeeDesk(String day) {
        super(day);
    }

    FeeDesk(String day, WholeServer server) {
        super(day, server);
    }

    /// A CORE trading account with this capital from its beginning, on a market that never closes.
    AccountKey account(long login, String capital) {
        return account(login, capital, true);
    }

    AccountKey account(long login, String capital, boolean alwaysOpen) {
        return account(login, AccountPurpose.TRADING, FundCode.CORE, capital, alwaysOpen);
    }

    /// A manual reading with this balance and equity.
    Outcome read(AccountKey account, String at, String equity) {
        return read(account, at, equity, equity);
    }

    ManagerId manager(String name) {
        return ask(FeeCalls.ADD_MANAGER, new ManagerToAdd(name)).id();
    }

    Mandate mandate(ManagerId manager, FeeAgreement agreement, AccountKey... accounts) {
        return mandate(manager, "2027-01-01", agreement, null, accounts);
    }

    Mandate mandate(
            ManagerId manager,
            String from,
            FeeAgreement agreement,
            @Nullable MandateId carryFrom,
            AccountKey... accounts) {
        LocalDate day = LocalDate.parse(from);
        approve(
                ask(
                        FeeCalls.PREPARE_MANDATE,
                        new PrepareMandate(
                                manager,
                                "Mandate of " + Arrays.toString(accounts),
                                day,
                                Arrays.stream(accounts)
                                        .map(key -> new MandateAccount(key, day, null))
                                        .toList(),
                                agreement,
                                carryFrom,
                                "Signed on paper, page 1")));
        return ask(FeeCalls.MANDATES, new Nothing()).mandates().stream()
                .filter(mandate -> mandate.managerId().equals(manager))
                .max(Comparator.comparing(Mandate::startOn))
                .orElseThrow();
    }

    MonthSnapshot snapshot(String period) {
        return ask(FeeCalls.SNAPSHOT, new AboutMonth(period));
    }

    Job start(String period, FeeType type, FeeStep step) {
        Job job = ask(FeeCalls.START, new StartFeeRuns(period, type, step, null));
        return over(job);
    }

    /// Takes the snapshot, computes, approves and posts all runs of the month.
    String close(String period, FeeType type) {
        snapshot(period);
        String outcome = String.valueOf(start(period, type, FeeStep.PREVIEW).outcome());
        for (FeeRunCard run : runs(period)) {
            if (run.feeType() == type && run.feeRunState() == FeeRunState.PREVIEWED) {
                approve(ask(FeeCalls.APPROVE, new AboutFeeRun(run.id())));
            }
        }
        start(period, type, FeeStep.POST);
        return outcome;
    }

    List<FeeRunCard> runs(String period) {
        return ask(FeeCalls.RUNS, new FindFeeRuns(period, null)).runs();
    }

    FeeRun run(String period, ManagerId manager) {
        FeeRunId id =
                ask(FeeCalls.RUNS, new FindFeeRuns(period, manager)).runs().stream()
                        .filter(run -> run.feeRunState() != FeeRunState.REVERSED)
                        .findFirst()
                        .orElseThrow()
                        .id();
        return page(id).run();
    }

    FeeRunPage page(FeeRunId id) {
        return ask(FeeCalls.RUN, new AboutFeeRun(id));
    }

    String fee(String period, ManagerId manager) {
        return run(period, manager).fee().amount().toPlainString();
    }

    /// Everything E13 posted, in order, without what differs from one server to the next.
    List<String> journal() {
        var entries = new ArrayList<String>();
        server.features()
                .mongo()
                .read(
                        unit -> {
                            server.features()
                                    .ledger()
                                    .each(
                                            unit,
                                            entry -> {
                                                if (entry.reason().contains("fee of")) {
                                                    entries.add(words(entry));
                                                }
                                            });
                            return true;
                        });
        return entries;
    }

    private static String words(JournalEntry entry) {
        return entry.number()
                + " "
                + entry.eventCode()
                + " "
                + entry.leg()
                + " "
                + entry.valueOn()
                + " "
                + entry.reason()
                + " "
                + entry.postings().stream()
                        .map(
                                posting ->
                                        posting.account()
                                                + posting.side()
                                                + posting.money()
                                                + new TreeMap<>(posting.dimensions()))
                        .toList();
    }
}
