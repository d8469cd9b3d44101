package fidus.ledger;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a posting on an account has to say beside its sum, so that the account can be held against
/// the records it is about (§8.2, §8.4).
public final class Dimensions {
    private static final List<String> BANK = List.of("bankAccount");
    private static final List<String> TRADING = List.of("tradingAccount", "fund");
    private static final List<String> CONTRACT = List.of("contract", "fund");
    private static final List<String> AGENT = List.of("agent", "contract");
    private static final List<String> MANAGER = List.of("manager", "fund");
    private static final List<String> PAIR = List.of("pair");
    private static final Pattern PAIR_SHAPE =
            Pattern.compile("[A-Z][A-Z0-9]{2,4}/[A-Z][A-Z0-9]{2,4}");
    private static final String BROKER_INTEREST = "2240";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final List<String> FRANCHISE = List.of("franchise", "contract");

    private static final Map<String, List<String>> NEEDED =
            Map.ofEntries(
                    Map.entry("1010", BANK),
                    Map.entry("1020", BANK),
                    Map.entry("1050", BANK),
                    Map.entry("1100", TRADING),
                    Map.entry("1110", TRADING),
                    Map.entry("1130", TRADING),
                    Map.entry("1140", List.of("transfer")),
                    Map.entry("1150", List.of("broker")),
                    Map.entry("1200", List.of("broker", "period")),
                    Map.entry("1210", List.of("manager")),
                    Map.entry("1900", PAIR),
                    Map.entry("2010", List.of("client")),
                    Map.entry("2100", CONTRACT),
                    Map.entry("2200", CONTRACT),
                    Map.entry("2210", CONTRACT),
                    Map.entry("2220", CONTRACT),
                    Map.entry(BROKER_INTEREST, List.of("fund")),
                    Map.entry("2300", AGENT),
                    Map.entry("2310", AGENT),
                    Map.entry("2400", MANAGER),
                    Map.entry("2410", MANAGER),
                    Map.entry("2500", FRANCHISE),
                    Map.entry("2510", FRANCHISE),
                    Map.entry("2600", BANK),
                    Map.entry("5700", PAIR));

    private Dimensions() {}

    /// The names in the order in which people are asked for them; none for accounts of the house as
    /// a whole.
    ///
    /// @param account a code of the chart
    public static List<String> needed(String account) {
        return NEEDED.getOrDefault(account, List.of());
    }

    /// What a line may say besides: an interest of a broker belongs to a client, or to the fund
    /// itself.
    ///
    /// @param account a code of the chart
    public static List<String> possible(String account) {
        return account.equals(BROKER_INTEREST) ? List.of("client") : List.of();
    }

    /// @param field names the line in the question, such as `lines.2`
    /// @throws Refused `BAD_VALUE` at the field and the first name that is missing, blank or has
    ///   another shape
    public static void check(String field, String account, Map<String, String> said) {
        for (String name : needed(account)) {
            String value = said.getOrDefault(name, "");
            if (name.equals("pair") && !PAIR_SHAPE.matcher(value).matches()) {
                throw Refused.at(
                        field + ".dimensions.pair",
                        Problem.Code.BAD_VALUE,
                        "A line on " + account + " says its pair of currencies, such as EUR/USD.");
            }
            if (value.isBlank()) {
                throw Refused.at(
                        field + ".dimensions." + name,
                        Problem.Code.BAD_VALUE,
                        "A line on "
                                + account
                                + " says its "
                                + name
                                + ", because it is held against that at every close.");
            }
        }
        if (account.equals(BROKER_INTEREST)) {
            owner(field, said.get("client"));
        }
    }

    /// Broker interest is a fund's own, or of one of its clients, who is paid by what the line
    /// says.
    private static void owner(String field, @Nullable String client) {
        if (client != null && !ID.matcher(client).matches()) {
            throw Refused.at(
                    field + ".dimensions.client",
                    Problem.Code.BAD_VALUE,
                    "A line on "
                            + BROKER_INTEREST
                            + " says its client by the client's id, because it is paid to that"
                            + " client. Leave it out where the interest is the fund's own.");
        }
    }
}
