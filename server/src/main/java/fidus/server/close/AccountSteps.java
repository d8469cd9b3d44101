package fidus.server.close;

import fidus.close.CloseAct;
import fidus.close.ClosePlace;
import fidus.close.CloseStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.fees.runs.Blocker;
import fidus.fees.runs.BlockerKind;
import fidus.fees.runs.MonthAccount;
import fidus.fees.runs.SnapshotHead;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.HeldReading;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakWords;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The steps about broker accounts: their readings, deals, cash movements, value and statements.
final class AccountSteps {
    private static final Set<String> ABOUT_DEALS = Set.of("R12", "R14", "R15", "R16", "R17");
    private static final Set<TieOutRule> ABOUT_VALUE =
            Set.of(TieOutRule.L2, TieOutRule.L3, TieOutRule.L4);

    private final MonthFacts facts;
    private final LocalDate today;
    private final Map<AccountKey, Instant> watermarks;
    private final List<HeldReading> held;

    /// @param watermarks the instant of each account's youngest reading
    /// @param held readings that nobody has decided
    AccountSteps(
            MonthFacts facts,
            Instant now,
            Map<AccountKey, Instant> watermarks,
            List<HeldReading> held) {
        this.facts = facts;
        this.today = facts.days().calendar().of(now);
        this.watermarks = watermarks;
        this.held = held;
    }

    CloseStep snapshot() {
        var step = new Draft(StepKind.SNAPSHOT);
        int ready = 0;
        for (MonthAccount account : facts.fees().accounts()) {
            List<Blocker> unread = unread(account);
            ready += unread.isEmpty() ? 1 : 0;
            unread.forEach(
                    one ->
                            step.block(
                                    ClosePlace.IMPORTS,
                                    subject(account.account()),
                                    account.account() + ": " + one.message()));
        }
        SnapshotHead taken = facts.fees().snapshot();
        step.figure("Readings", ready + " of " + facts.fees().accounts().size());
        if (taken == null) {
            step.act(CloseAct.TAKE_SNAPSHOT, "Keep the last reading of every account.");
        } else {
            step.figure("Snapshot", "revision " + taken.revision()).figure("SHA-256", taken.hash());
            if (facts.fees().changedSince()) {
                step.act(
                        CloseAct.TAKE_SNAPSHOT,
                        "The accounts would be measured differently now. Take the snapshot again.");
            }
        }
        return step.step("The last reading of every account is kept.");
    }

    private static List<Blocker> unread(MonthAccount account) {
        return account.blockers().stream()
                .filter(one -> one.blockerKind() != BlockerKind.NEEDS_REVIEW)
                .toList();
    }

    CloseStep deals() {
        var step = new Draft(StepKind.DEALS);
        for (MonthAccount account : facts.fees().accounts()) {
            Instant mark = watermarks.get(account.account());
            boolean past = mark != null && !mark.isBefore(account.cutOff());
            if (!past && !unread(account).isEmpty()) {
                step.block(
                        ClosePlace.IMPORTS,
                        subject(account.account()),
                        account.account()
                                + (mark == null
                                        ? " has no report yet."
                                        : " is known to " + mark + " only.")
                                + " Import a report that reaches "
                                + account.cutOff()
                                + ".");
            }
        }
        for (HeldReading one : held) {
            if (one.reading().asOf().isBefore(facts.days().end())) {
                step.block(
                        ClosePlace.REVIEW,
                        subject(one.reading().account()),
                        one.reading().account()
                                + ": the reading of "
                                + one.reading().asOf()
                                + " is held. Accept or reject it.");
            }
        }
        severe(step, ABOUT_DEALS::contains);
        later(step, ABOUT_DEALS::contains);
        return step.step("The deals of every account are in.");
    }

    CloseStep cashMovements() {
        var step = new Draft(StepKind.CASH_MOVEMENTS);
        for (MonthAccount account : facts.fees().accounts()) {
            if (account.undecidedRows() > 0) {
                step.block(
                        ClosePlace.REVIEW,
                        subject(account.account()),
                        account.account()
                                + ": "
                                + account.undecidedRows()
                                + " cash movements wait for a person. Say what they are.");
            }
        }
        long accepted = 0;
        for (TieOut tie : facts.ties()) {
            if (tie.tieOutRule() == TieOutRule.R8) {
                accepted += tie.isSettled() ? 1 : 0;
                if (tie.isBlocking()) {
                    step.block(
                            ClosePlace.BREAKS,
                            subject(tie.key()),
                            tie.explanation() + " " + FlowRules.CURE);
                }
            }
        }
        step.figure("In transit", facts.open().size() + " movements, " + accepted + " explained");
        return step.step(
                facts.open().isEmpty()
                        ? "Every movement is decided and nothing is in transit."
                        : "Every movement is decided; what is in transit is recent or explained.");
    }

    /// @param exchanges what of 1900 is not at the month's rates, in words
    CloseStep markToMarket(List<String> exchanges) {
        var step = new Draft(StepKind.MARK_TO_MARKET);
        String period = "month/" + facts.days().month();
        exchanges.forEach(one -> step.block(ClosePlace.RATES, period, one));
        int marks = 0;
        for (TieOut tie : facts.ties()) {
            boolean revaluation = isRevaluation(tie);
            marks += revaluation ? 1 : 0;
            if (ABOUT_VALUE.contains(tie.tieOutRule()) && !tie.isSettled() && !revaluation) {
                step.block(ClosePlace.LEDGER, "account/" + tie.key(), HouseSteps.said(tie));
            }
        }
        if (facts.fees().snapshot() == null) {
            step.block(ClosePlace.CLOSE, "", "Take the snapshot first.");
        } else if (marks > 0) {
            step.act(
                    CloseAct.MARK_TO_MARKET,
                    marks + " accounts are not in the books at what they are worth.");
        }
        step.figure("Accounts to mark", marks);
        return step.step("Every account is in the books at what it is worth.");
    }

    /// Whether marking would change it: the whole differs otherwise than the capital does, or the
    /// result differs because of it.
    private boolean isRevaluation(TieOut tie) {
        if (tie.tieOutRule() == TieOutRule.L3) {
            return !tie.isSettled() && facts.ties().stream().anyMatch(one -> of(one, tie));
        }
        return tie.part().equals(AccountTies.WHOLE)
                && tie.difference().isPresent()
                && !tie.difference().equals(capital(tie.key()));
    }

    private boolean of(TieOut one, TieOut result) {
        return one.tieOutRule() == TieOutRule.L2
                && one.key().equals(result.key())
                && isRevaluation(one);
    }

    private Optional<Money> capital(String account) {
        return facts.ties().stream()
                .filter(tie -> tie.part().equals(AccountTies.ALLOCATION))
                .filter(tie -> tie.key().equals(account))
                .findFirst()
                .flatMap(TieOut::difference);
    }

    CloseStep statements() {
        var step = new Draft(StepKind.STATEMENTS);
        int signed = 0;
        for (MonthFacts.Reconciled one : facts.runs()) {
            signed += one.isSigned() ? 1 : 0;
            one.covered()
                    .against(one.account(), facts.days().last())
                    .ifPresent(why -> step.block(ClosePlace.RECONCILIATION, one.subject(), why));
        }
        step.figure("Signed off", signed + " of " + facts.runs().size());
        return facts.runs().isEmpty()
                ? step.is(StepState.NOT_APPLICABLE, "No account is in use.")
                : step.step("Every account is reconciled to the month's end.");
    }

    /// Open breaks that stop a sign-off.
    void severe(Draft step, Predicate<String> rules) {
        facts.breaks()
                .forEach(
                        (account, breaks) ->
                                severe(breaks.concerning(), rules)
                                        .forEach(
                                                one ->
                                                        step.block(
                                                                ClosePlace.BREAKS,
                                                                subject(account),
                                                                said(
                                                                                account.toString(),
                                                                                account.toString(),
                                                                                one)
                                                                        + BreakRules.undated(
                                                                                one, breaks))));
        for (BankProofs.Proof bank : facts.banks()) {
            severe(bank.breaks(), rules)
                    .forEach(
                            one ->
                                    step.block(
                                            ClosePlace.BREAKS,
                                            bank.subject(),
                                            said(bank.account().name(), bank.named(), one)));
        }
    }

    /// Names the open breaks of these rules that are severe and of later days.
    void later(Draft step, Predicate<String> rules) {
        LaterBreaks.name(
                step,
                facts.breaks(),
                one -> rules.test(one.found().rule()) && isSevere(one.found()));
    }

    private Stream<ReconciliationBreak> severe(
            List<ReconciliationBreak> breaks, Predicate<String> rules) {
        return breaks.stream()
                .filter(one -> one.breakState() == BreakState.OPEN)
                .filter(one -> rules.test(one.rule()))
                .filter(this::isSevere);
    }

    private boolean isSevere(ReconciliationBreak one) {
        Severity severity = one.severityOn(today);
        return severity == Severity.BLOCKING || severity == Severity.CRITICAL;
    }

    /// @param account as breaks name it
    private static String said(String shown, String account, ReconciliationBreak one) {
        return shown
                + ": the break of "
                + BreakWords.named(account, one)
                + " is open. Explain or resolve it.";
    }

    /// @param account as lines name it, such as `7001@Broker-Live`
    private static String subject(String account) {
        int at = account.indexOf('@');
        return "account/" + account.substring(at + 1) + "/" + account.substring(0, at);
    }

    static String subject(AccountKey account) {
        return "account/" + account.server() + "/" + account.login();
    }
}
