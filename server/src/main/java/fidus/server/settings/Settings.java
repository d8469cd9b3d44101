package fidus.server.settings;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Audit;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;
import fidus.settings.ChangeSetting;
import fidus.settings.SetSums;
import fidus.settings.SettingCalls;
import fidus.settings.SettingHistory;
import fidus.settings.SettingKey;
import fidus.settings.SettingList;
import fidus.settings.SettingValue;
import fidus.time.BusinessDays;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The rules the house sets itself. A value is in force from a day to come, so that no day that is
/// over is decided otherwise afterwards.
public final class Settings {
    static final String CHANGE = "CHANGE_SETTING";

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1_000;

    private final SettingStore store = new SettingStore();
    private final Audit audit;
    private final Approvals approvals;

    /// A value as it was shown, on the history as it was.
    ///
    /// @param values how many had been set
    record Wanted(SettingKey key, String value, LocalDate from, String reason, int values) {}

    public Settings(Audit audit, Approvals approvals) {
        this.audit = audit;
        this.approvals = approvals;
        approvals.kind(CHANGE, Wanted.class, Set.of(Role.APPROVER), this::decided);
    }

    public static void shape(Migrations migrations) {
        SettingStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(SettingCalls.LIST, this::list);
        routes.answer(SettingCalls.CHANGE, this::change);
    }

    /// What was set of a rule.
    public SettingHistory history(Unit unit, SettingKey key) {
        return store.history(unit, key);
    }

    /// What is in force on a day.
    public String text(Unit unit, SettingKey key, LocalDate day) {
        return history(unit, key).inForceOn(day);
    }

    /// How the house cuts time into days, with what was set for days to come.
    public BusinessDays days(Unit unit) {
        BusinessDays days = BusinessDays.UTC;
        for (SettingValue set : history(unit, SettingKey.BUSINESS_ZONE).values()) {
            days = days.with(set.from(), ZoneId.of(set.value()));
        }
        return days;
    }

    /// What is in force today.
    public BigDecimal numberToday(Unit unit, SettingKey key) {
        return new BigDecimal(text(unit, key, unit.today()));
    }

    /// How long after its verification no money goes to a wallet.
    public Duration walletCooling(Unit unit) {
        return Duration.ofHours(
                numberToday(unit, SettingKey.WALLET_COOLING_HOURS).longValueExact());
    }

    /// What is in force on a day, of a setting that is a sum for each currency.
    public SetSums sums(Unit unit, SettingKey key, LocalDate day) {
        return SetSums.parse(text(unit, key, day));
    }

    /// What is in force on a day.
    public BigDecimal number(Unit unit, SettingKey key, LocalDate day) {
        return new BigDecimal(text(unit, key, day));
    }

    static String subject(SettingKey key) {
        return "setting/" + key;
    }

    private SettingList list(Asked asked, Nothing nothing) {
        return new SettingList(
                asked.unit().today(),
                Arrays.stream(SettingKey.values())
                        .map(key -> store.history(asked.unit(), key))
                        .toList());
    }

    private Prepared change(Asked asked, ChangeSetting asks) {
        Unit unit = asked.unit();
        SettingHistory before = store.history(unit, asks.key());
        String value = asks.key().checked(asks.value());
        String reason = asks.reason().strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw Refused.at(
                    "reason", Problem.Code.BAD_VALUE, "Say why, in 10 to 1,000 characters.");
        }
        var wanted = new Wanted(asks.key(), value, asks.from(), reason, before.values().size());
        check(unit, before, wanted);
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        CHANGE,
                        subject(asks.key()),
                        "Set " + asks.key() + " to " + value + " from " + asks.from(),
                        shown(before, wanted),
                        wanted));
    }

    private static List<Shown> shown(SettingHistory before, Wanted wanted) {
        return List.of(
                new Shown("Setting", wanted.key.name()),
                new Shown("Meaning", wanted.key.meaning()),
                new Shown("In force before", before.inForceOn(wanted.from.minusDays(1))),
                new Shown("New value", wanted.value),
                new Shown("From", wanted.from.toString()),
                new Shown("Reason", wanted.reason));
    }

    private void check(Unit unit, SettingHistory before, Wanted wanted) {
        LocalDate last = before.lastFrom();
        if (!wanted.from.isAfter(unit.today())) {
            throw Refused.at(
                    "from",
                    Problem.Code.BAD_VALUE,
                    "A setting is in force from a day after "
                            + unit.today()
                            + ": what was decided until then stays.");
        }
        if (last != null && !last.isBefore(wanted.from)) {
            throw Refused.at(
                    "from",
                    Problem.Code.TERMS_OVERLAP,
                    "A value from " + last + " stands. Choose a later day.");
        }
        if (wanted.key == SettingKey.BUSINESS_ZONE) {
            checkBegins(unit, wanted);
        }
        if (before.inForceOn(wanted.from).equals(wanted.value)) {
            throw Refused.at(
                    "value", Problem.Code.BAD_VALUE, "This is in force on that day already.");
        }
    }

    /// Midnight may come sooner in another zone: what was done since then would change its day.
    private static void checkBegins(Unit unit, Wanted wanted) {
        var since = new BusinessDays.Since(wanted.from, ZoneId.of(wanted.value));
        if (!since.begins().isAfter(unit.now())) {
            throw Refused.at(
                    "from",
                    Problem.Code.BAD_VALUE,
                    "In "
                            + wanted.value
                            + " this day has begun already, and what was done since then keeps"
                            + " its day. Choose a later one.");
        }
    }

    private void decided(Unit unit, Decided by, Wanted wanted) {
        SettingHistory before = store.history(unit, wanted.key);
        if (before.values().size() != wanted.values) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The setting was changed since this was prepared. Prepare it again.");
        }
        check(unit, before, wanted);
        SettingHistory after =
                before.with(
                        new SettingValue(
                                wanted.value,
                                wanted.from,
                                wanted.reason,
                                by.maker().name(),
                                by.checker().name(),
                                unit.now()));
        store.store(unit, after);
        audit.record(
                unit,
                by.maker().asking(by.checker().request()),
                CHANGE,
                subject(wanted.key),
                before,
                after,
                wanted.reason);
    }
}
