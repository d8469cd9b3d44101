package fidus.server.rebates;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.JournalEntry;
import fidus.money.Money;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.FindRebateRuns;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunCard;
import fidus.rebates.RebateRunId;
import fidus.rebates.RebateRunList;
import fidus.rebates.RebateRunState;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.deals.Deals;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/// Rebates of brokers, from closed lots to the money received. The door of this feature.
public final class Rebates {
    /// The command another person approves so that a month's rebates may be claimed.
    public static final String APPROVE = "APPROVE_REBATES";

    /// The command another person approves to take a claim back.
    public static final String REVERSE = "REVERSE_REBATES";

    static final String EVENT = "E15";
    static final String SOURCE = "rebate-run/";
    static final String RECEIVABLE = "1200";

    private final RebateStore store = new RebateStore();
    private final Ground ground;
    private final Agreements agreements;
    private final RebateRuns runs;
    private final Receipts receipts;
    private final Claims claims;
    private final RebateWork work;
    private final RebateDecisions decisions;

    /// What rebates stand on.
    ///
    /// @param matched whether a row of a bank's statement is matched with an entry
    /// @param unused whether evidence at a bank is free for a receipt
    public record Ground(
            Mongo mongo,
            Audit audit,
            Approvals approvals,
            Jobs jobs,
            Ledger ledger,
            Accounts accounts,
            Deals deals,
            BiPredicate<Unit, JournalEntry> matched,
            Unused unused) {}

    public Rebates(Ground ground) {
        this.ground = ground;
        agreements = new Agreements(store, ground);
        runs = new RebateRuns(store, ground, agreements);
        receipts = new Receipts(store, ground, runs);
        claims = new Claims(runs, ground);
        work = new RebateWork(store, runs, claims, ground);
        decisions = new RebateDecisions(store, runs, ground);
    }

    public static void shape(Migrations migrations) {
        RebateStore.shape(migrations);
    }

    public void routes(Routes routes) {
        agreements.routes(routes);
        new RebateProof(store, agreements, ground).routes(routes);
        routes.answer(
                RebateCalls.RUNS,
                (asked, find) ->
                        new RebateRunList(
                                store.found(asked.unit(), find).stream()
                                        .map(RebateRunCard::of)
                                        .toList()));
        routes.answer(RebateCalls.RUN, (asked, about) -> store.get(asked.unit(), about.id()));
        routes.answer(
                RebateCalls.PREPARE,
                (asked, asks) -> runs.preview(asked.unit(), asked.actor(), asks));
        routes.answerThen(RebateCalls.START, work::start, ground.jobs::begin);
        routes.answer(RebateCalls.CHECK, runs::check);
        routes.answer(
                RebateCalls.POST,
                (asked, about) ->
                        claims.post(
                                asked.unit(), asked.actor(), store.get(asked.unit(), about.id())));
        receipts.routes(routes);
        decisions.routes(routes);
    }

    RebateWork work() {
        return work;
    }

    /// Posted claims that are not settled to the cent, with what is open on 1200.
    public List<RebateRunCard> open(Unit unit) {
        return store.found(unit, new FindRebateRuns(null)).stream()
                .filter(Rebates::isOn1200)
                .map(RebateRunCard::of)
                .filter(card -> card.difference().signum() != 0)
                .toList();
    }

    /// What all brokers agreed to pay, by name.
    public List<BrokerAgreement> agreements(Unit unit) {
        return store.allAgreements(unit);
    }

    /// Brokers with whom rates were agreed though no account names them, by name: nothing is due of
    /// them.
    public List<String> nameless(Unit unit) {
        return agreements.nameless(unit);
    }

    /// What a broker owes for a month.
    ///
    /// @param run absent when lots were closed and nothing is computed
    public record MonthRebates(String broker, @Nullable RebateRunCard run) {}

    /// The brokers that owe something for a month, or whose lots nobody has looked at, by name.
    ///
    /// @throws Refused `WRONG_STATE` while the month is not over on a broker's server
    public List<MonthRebates> wanted(Unit unit, YearMonth month) {
        var wanted = new ArrayList<MonthRebates>();
        for (BrokerAgreement agreement : store.allAgreements(unit)) {
            RebateRun run = store.standing(unit, agreement.broker(), month.toString()).orElse(null);
            if (run != null) {
                wanted.add(new MonthRebates(agreement.broker(), RebateRunCard.of(run)));
            } else if (runs.hasLots(unit, agreement, month)) {
                wanted.add(new MonthRebates(agreement.broker(), null));
            }
        }
        return wanted;
    }

    /// Money a broker paid for a run that stands.
    public record Came(String broker, String period, RebateReceipt receipt) {}

    /// What came by the end of a day, oldest first.
    public List<Came> came(Unit unit, LocalDate day) {
        return store.found(unit, new FindRebateRuns(null)).stream()
                .filter(run -> run.rebateRunState().posted())
                .flatMap(
                        run ->
                                run.receipts().stream()
                                        .map(one -> new Came(run.broker(), run.period(), one)))
                .filter(one -> !one.receipt().receivedOn().isAfter(day))
                .sorted(Comparator.comparing(one -> one.receipt().receivedOn()))
                .toList();
    }

    /// What a broker owed for a run at the end of a day.
    public record Owed(String broker, Money money) {}

    /// Claims of the months up to a day that are posted and stand, less what came by then.
    public List<Owed> owed(Unit unit, LocalDate day) {
        String month = YearMonth.from(day).toString();
        return store.found(unit, new FindRebateRuns(null)).stream()
                .filter(Rebates::isOn1200)
                .filter(run -> run.period().compareTo(month) <= 0)
                .map(run -> new Owed(run.broker(), run.owedOn(day)))
                .toList();
    }

    /// A claim, or what came for one that was reversed, though it was taken back since.
    private static boolean isOn1200(RebateRun run) {
        boolean came = !run.receipts().isEmpty() || !run.wrongReceipts().isEmpty();
        return run.rebateRunState().posted()
                || (run.rebateRunState() == RebateRunState.REVERSED && came);
    }

    static String subject(RebateRunId id) {
        return SOURCE + id.value();
    }

    /// @throws Refused `BAD_VALUE` unless it has 10 to 1000 characters
    static String reason(String reason) {
        String stripped = reason.strip();
        if (stripped.length() < 10 || stripped.length() > 1_000) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "Say why in 10 to 1000 characters.");
        }
        return stripped;
    }

    static Map<String, String> dimensions(RebateRun run) {
        return Map.of("broker", run.broker(), "period", run.period());
    }
}
