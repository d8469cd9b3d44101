package fidus.ledger;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the events of the journal are called in front of people.
public final class EventNames {
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("E1", "Deposit confirmed"),
                    Map.entry("E2", "Contract approved"),
                    Map.entry("E3", "House capital in or out"),
                    Map.entry("E4", "Allocation to or from a trading account"),
                    Map.entry("E5", "Transfer between trading accounts"),
                    Map.entry("E6", "Mark-to-market"),
                    Map.entry("E7", "Broker fee or profit share"),
                    Map.entry("E8a", "Profit withdrawal to separation"),
                    Map.entry("E8b", "Profit return"),
                    Map.entry("E8c", "Reinvestment of profit"),
                    Map.entry("E8d", "Separation to bank"),
                    Map.entry("E9", "Interest accrual"),
                    Map.entry("E10", "Payout due"),
                    Map.entry("E11", "Redemption approved"),
                    Map.entry("E12", "Payment made"),
                    Map.entry("E13", "Manager fee"),
                    Map.entry("E14", "Commission"),
                    Map.entry("E15", "Rebate"),
                    Map.entry("E16", "Broker interest"),
                    Map.entry("E17", "Franchise pool"),
                    Map.entry("E18", "Performance share approved"),
                    Map.entry("E19", "Early redemption"),
                    Map.entry("E20", "Currency exchange"),
                    Map.entry("E21", "Break resolution"),
                    Map.entry("E22", "Correction"),
                    Map.entry("E23", "Other income inside a trading account"),
                    Map.entry("E24", "Loss the committee resolved"),
                    Map.entry("E25", "Year end"),
                    Map.entry("E26", "Opening position"));

    /// How a posting at a bank refers to its entry when it is compared.
    private static final Pattern REFERENCE = Pattern.compile("entry (\\d+) (E\\d+[a-d]?)");

    private EventNames() {}

    /// `E12` is "Payment made"; a code without a name is itself.
    public static String of(String eventCode) {
        return NAMES.getOrDefault(eventCode, eventCode);
    }

    /// The same with its code behind it, such as "Payment made (E12)".
    public static String coded(String eventCode) {
        String name = NAMES.get(eventCode);
        return name == null ? eventCode : name + " (" + eventCode + ")";
    }

    /// `entry 51 E12` is "51, payment made", for where "Entry" stands before it; any other
    /// reference is itself.
    public static String reference(String reference) {
        Matcher found = REFERENCE.matcher(reference);
        if (!found.matches()) {
            return reference;
        }
        String name = of(found.group(2));
        boolean named = !name.equals(found.group(2));
        return found.group(1)
                + ", "
                + (named
                        ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)
                        : name);
    }
}
