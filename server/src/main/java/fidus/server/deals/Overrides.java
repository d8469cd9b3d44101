package fidus.server.deals;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.CashCategory;
import fidus.mt5.DealDecided;
import fidus.mt5.DecideDeal;
import fidus.mt5.cash.Classification;
import fidus.mt5.cash.ManualOverride;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Asked;
import fidus.settings.SettingKey;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// A person's word on a cash movement: at once up to the limit; by a second person above it, and
/// wherever it pays a manager's fee.
final class Overrides {
    /// The command another person approves.
    static final String OVERRIDE_DEAL = "OVERRIDE_DEAL";

    private final DealStore store;
    private final Review review;
    private final Accounts accounts;
    private final Approvals approvals;
    private final Settling settling;
    private Function<Unit, BigDecimal> checkAbove =
            _ -> new BigDecimal(SettingKey.OVERRIDE_CHECK_ABOVE.standard());

    /// The command as it waits.
    ///
    /// @param version the deal's, as it was shown
    record OverrideDeal(DecideDeal decision, long version) {}

    Overrides(
            DealStore store,
            Review review,
            Accounts accounts,
            Approvals approvals,
            Settling settling) {
        this.settling = settling;
        this.store = store;
        this.review = review;
        this.accounts = accounts;
        this.approvals = approvals;
        approvals.kind(OVERRIDE_DEAL, OverrideDeal.class, Set.of(Role.APPROVER), this::approved);
    }

    /// Says above which sum a second person decides.
    void checkAbove(Function<Unit, BigDecimal> sum) {
        checkAbove = sum;
    }

    private Money limit(Unit unit, StoredDeal deal) {
        return new Money(checkAbove.apply(unit), deal.row().netAmount().currency());
    }

    DealDecided decide(Asked asked, DecideDeal decide) {
        Unit unit = asked.unit();
        StoredDeal deal = store.get(unit, key(decide));
        Money limit = limit(unit, deal);
        if (!ManualOverride.needsChecker(decide.category(), deal.row().netAmount(), limit)) {
            StoredDeal after = apply(unit, asked.actor(), deal, decide, null);
            return new DealDecided(after.shown(), null);
        }
        var _ = wished(asked.actor(), deal, decide, null);
        Prepared waits = approvals.prepare(unit, asked.actor(), request(unit, deal, decide));
        return new DealDecided(deal.shown(), waits);
    }

    private Approvals.Request request(Unit unit, StoredDeal deal, DecideDeal decide) {
        Long counterparty = decide.counterpartyLogin();
        return new Approvals.Request(
                OVERRIDE_DEAL,
                "deal/" + deal.id(),
                "Decide deal " + deal.row().ticket() + " of " + deal.account(),
                List.of(
                        new Shown("Deal", deal.id()),
                        new Shown("Amount", deal.row().netAmount().toString()),
                        new Shown("Comment", deal.row().comment()),
                        new Shown("Category now", String.valueOf(deal.category())),
                        new Shown("Category then", decide.category().name()),
                        new Shown("Pays", pays(unit, deal, decide.feeRun())),
                        new Shown(
                                "Counterparty",
                                counterparty == null ? "" : counterparty.toString()),
                        new Shown("Reason", decide.reason())),
                new OverrideDeal(decide, deal.version()));
    }

    private String pays(Unit unit, StoredDeal deal, @Nullable String feeRun) {
        return feeRun == null
                ? ""
                : settling.bound()
                        .words(
                                unit,
                                deal,
                                accounts.get(unit, deal.account()),
                                settling.countsOn(unit, deal),
                                feeRun);
    }

    private void approved(Unit unit, Decided by, OverrideDeal payload) {
        StoredDeal deal = store.get(unit, key(payload.decision()));
        if (deal.version() != payload.version()) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This deal was read another way meanwhile. Load it again and decide anew.");
        }
        apply(unit, by.maker(), deal, payload.decision(), by.checker());
    }

    private StoredDeal apply(
            Unit unit, Actor maker, StoredDeal deal, DecideDeal decide, @Nullable Actor checker) {
        Money limit = limit(unit, deal);
        ManualOverride override = wished(maker, deal, decide, checker);
        Classification before = Objects.requireNonNull(deal.classification(), "checked");
        return review.decide(
                unit,
                maker,
                deal,
                new Settling.Change(
                        override.applyTo(deal.deal(), before, limit),
                        decide.reason(),
                        override,
                        decide.reason()),
                Registry.of(unit, accounts));
    }

    /// What is wished can be done; who has to approve it is another question.
    private static ManualOverride wished(
            Actor maker, StoredDeal deal, DecideDeal decide, @Nullable Actor checker) {
        Classification before = deal.classification();
        if (before == null) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "Deal " + deal.id() + " is a trade; only cash movements have a category.");
        }
        if (decide.category() == CashCategory.NEEDS_REVIEW) {
            throw Refused.at(
                    "category", Problem.Code.BAD_VALUE, "Say what the movement is; this is open.");
        }
        var override =
                new ManualOverride(
                        deal.id(),
                        decide.category(),
                        decide.counterpartyLogin(),
                        decide.reason(),
                        maker.id().value().toString(),
                        checker == null ? null : checker.id().value().toString(),
                        decide.feeRun());
        var _ = override.wished(deal.deal(), before);
        return override;
    }

    private static String key(DecideDeal decide) {
        return decide.server() + "/" + decide.login() + "/" + decide.ticket();
    }
}
