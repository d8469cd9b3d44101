package fidus.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A rule of the house that may be set, and what holds until somebody sets it.
public enum SettingKey {
    BUSINESS_ZONE(
            "UTC",
            List.of(),
            SettingShape.ZONE,
            "In which time zone the days of the house begin and end: what today is, when a"
                    + " date is due, and the day on which something counts. Instants stay those of"
                    + " UTC, and days of a broker's server those of its clock."),
    COMMISSION_TRIGGER(
            "ON_DUE",
            List.of("ON_DUE", "ON_CLIENT_PAID"),
            null,
            "When a commission can be approved: when the client's interest is due, or not before"
                    + " the client was paid. Decided by the day the interest is due."),
    COMMISSION_ON_PERFORMANCE_SHARE(
            "NO",
            List.of("NO", "YES"),
            null,
            "Whether agents earn on performance shares too. Copied onto a contract when it"
                    + " starts."),
    MAPPING_TOLERANCE(
            "0.01",
            List.of(),
            SettingShape.number("0", "100", 2),
            "How far the lines that place a contract's principal may be from it (R1)."),
    ACCOUNT_LIMIT_PER_CLIENT_AND_BROKER(
            "10",
            List.of(),
            SettingShape.number("1", "1000", 0),
            "How many trading accounts a client may have at one broker."),
    OVERRIDE_CHECK_ABOVE(
            "1000.00",
            List.of(),
            SettingShape.number("0", "1000000", 2),
            "Above this sum a decision on a cash movement waits for a second person; one that pays"
                    + " a manager's fee always does."),
    WALLET_COOLING_HOURS(
            "24",
            List.of(),
            SettingShape.number("0", "720", 0),
            "Hours after its verification in which no money goes to a wallet."),
    WAIVER_VALID_DAYS(
            "30",
            List.of(),
            SettingShape.number("1", "365", 0),
            "Days within which a contract may use a waiver of the minimum."),
    CASH_WARNING_BELOW(
            "0.00",
            List.of(),
            SettingShape.sums("-1000000000", "1000000000"),
            "A month whose running balance is below this is a warning in the cash flow. A sum for"
                    + " each currency; one that has none takes that in USD at the day's rate."),
    CASH_CRITICAL_BELOW(
            "-10000.00",
            List.of(),
            SettingShape.sums("-1000000000", "1000000000"),
            "A month whose running balance is below this is critical in the cash flow. A sum for"
                    + " each currency; one that has none takes that in USD at the day's rate."),
    LARGE_PAYMENT_ABOVE(
            "5000.00",
            List.of(),
            SettingShape.sums("0", "1000000000"),
            "The cash flow names the first payment above this sum. A sum for each currency; one"
                    + " that has none takes that in USD at the day's rate."),
    BROKER_INTEREST_BENEFICIARY(
            "HOUSE",
            List.of("HOUSE", "FUND", "CLIENTS_PRO_RATA"),
            null,
            "Whose the interest is that brokers pay on separation accounts: the house's, that of"
                    + " the funds with money there by what each has, or of their clients by the"
                    + " interest each is still owed. Decided by the day the interest was paid."),
    REBATES_IN_NET(
            "NO",
            List.of("NO", "YES"),
            null,
            "Whether unpaid rebates enter the net profitability of fund accounting."),
    HOUSE_CUSHION(
            "0.00",
            List.of(),
            SettingShape.sums("0", "1000000000"),
            "The house's own money at work beside the clients', as the house declares it (R6): a"
                    + " sum for each currency. In a currency without one none is declared."),
    SEPARATION_TOLERANCE(
            "100.00",
            List.of(),
            SettingShape.number("0", "1000000", 2),
            "How far separated profit and broker interest may be from what the deals say (R7)."),
    WALLET_DOUBLE_COUNT_LIMIT(
            "100.00",
            List.of(),
            SettingShape.number("0", "1000000", 2),
            "A broker wallet this near to the capital placed there may be the same money entered"
                    + " twice (R9)."),
    COVERAGE_BASIS(
            "FULL_TERM",
            List.of("FULL_TERM", "ACCRUED"),
            null,
            "By which obligations coverage is judged: everything promised to the end of each"
                    + " contract, or what is earned by the day. Both are always shown."),
    RUNNING_BALANCE_INCLUDES(
            "INTEREST_AND_COMMISSION",
            List.of(
                    "INTEREST_AND_COMMISSION",
                    "AND_FEES",
                    "AND_POOLS",
                    "AND_FEES_AND_POOLS",
                    "AND_PRINCIPAL_AND_SHARES",
                    "EVERYTHING"),
            null,
            "What the running balance of the cash flow subtracts at least: interest and"
                    + " commissions, and what is set here beside them."),
    FRESHNESS_MINUTES(
            "5/10/15",
            List.of(),
            SettingShape.FRESHNESS,
            "A reading is fresh below the first number of minutes, acceptable below the second,"
                    + " and stale above the third. Only hours in which the market is open count."),
    PAIRING_WINDOW_MINUTES(
            "15",
            List.of(),
            SettingShape.number("1", "1440", 0),
            "How far apart in time the two legs of a transfer may be to be paired by themselves"
                    + " (R8). Decided by the day of the earlier one."),
    HUB_TRANSIT_HOURS(
            "72",
            List.of(),
            SettingShape.number("1", "720", 0),
            "How long money may stay on an intermediary account between the two transfers of one"
                    + " chain before it is a break. Decided by the day it came there."),
    BREAK_DAYS(
            "1/3/10/30",
            List.of(),
            SettingShape.FOUR_DAYS,
            "How many calendar days a break may stand before it is overdue: blocking, critical,"
                    + " warning, information. Decided by the day it was first seen. The days of an"
                    + " unmatched row that turns critical count on from that day.");

    private final String standard;

    @SuppressWarnings("ImmutableEnumChecker") // always a List.of
    private final List<String> choices;

    @SuppressWarnings("ImmutableEnumChecker") // a text and a test without state
    private final @Nullable SettingShape shape;

    private final String meaning;

    SettingKey(
            String standard, List<String> choices, @Nullable SettingShape shape, String meaning) {
        this.standard = standard;
        this.choices = choices;
        this.shape = shape;
        this.meaning = meaning;
    }

    /// What holds before anybody set anything.
    @JsonIgnore
    public String standard() {
        return standard;
    }

    /// What can be chosen; empty for what is written.
    @JsonIgnore
    public List<String> choices() {
        return choices;
    }

    /// What can be written, after "is"; what can be chosen where there is a list.
    @JsonIgnore
    public String written() {
        SettingShape within = shape;
        return within == null ? "one of " + String.join(", ", choices) : within.words();
    }

    /// One sentence for the person who sets it.
    @JsonIgnore
    public String meaning() {
        return meaning;
    }

    /// @return the value as it is stored
    /// @throws Refused `BAD_VALUE` at `value`, saying what can be set
    public String checked(String typed) {
        String value = typed.strip();
        SettingShape within = shape;
        if (within == null ? choices.contains(value) : within.has(value)) {
            return value;
        }
        throw Refused.at("value", Problem.Code.BAD_VALUE, this + " is " + written() + ".");
    }
}
