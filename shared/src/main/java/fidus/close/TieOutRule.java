package fidus.close;

import fidus.reconciliation.Severity;

/// What is held against what at the end of a month: the books against records (L), and the rules of
/// the house over all funds, clients and accounts (R).
public enum TieOutRule {
    L1("All postings of a currency sum to nothing"),
    L2("1100 is the allocation, 1100 + 1110 the owned equity of the snapshot"),
    L3("4100 less 5400 is the true P&L"),
    L4("1130 is the balance of the separation account"),
    L5("1140 is what is in transit"),
    L6("2100 is the principal outstanding"),
    L7("2200 + 2210 + 2220 is what a contract has earned and not been paid"),
    L8("2300 + 2310 is what an agent has earned and not been paid"),
    L9("2410 is the posted fees not paid"),
    L10("1200 is the posted rebates not received"),
    L11("1010, 1020 and 1050 are the statements' or attested balances"),
    R1("A contract's lines on accounts are its principal"),
    R2("An account serves one client at a time"),
    R3("An account is registered once"),
    R4("A fund's capital is its allocations, reserves and the unallocated rest", "CRITICAL"),
    R5("The principal in a fund is the client allocation of its accounts", "WARNING"),
    R6("Working capital and client cash exceed the principal by the house's cushion", "INFO"),
    R7("What was withdrawn as profit came to separation, but for 100.00", "WARNING"),
    R8("A transfer has both its ends", "WARNING"),
    R9("A broker's wallet is 100.00 or more away from its allocations", "WARNING"),
    R10("Client cash and allocations are the principal and unassigned deposits", "CRITICAL"),
    R11("Every rebate received is a row on a statement or account", "WARNING"),
    R12("A source answers for every account", "WARNING"),
    R13("Every account's reading is young enough", "WARNING"),
    R14("No reading is held for a jump nobody explained", "CRITICAL"),
    R15("No reading is held for a zero nobody explained", "CRITICAL"),
    R16("Deals explain every change of a balance", "CRITICAL"),
    R17("A deal stands on one login", "CRITICAL"),
    R18("An account at work has all set that decides its totals", "WARNING"),
    R19("The manager of every account is on the list and active", "WARNING"),
    R20("Every interest row has one commission where an agent is assigned", "BLOCKING"),
    R21("A contract's rows are its interest and its principal", "BLOCKING"),
    R22("A contract's client is exactly one", "BLOCKING"),
    R23("Every record hangs on one that exists", "WARNING"),
    R24("Every record that was read obeys its field rules", "WARNING");

    private final String words;
    private final Severity severity;

    TieOutRule(String words) {
        this(words, "BLOCKING");
    }

    TieOutRule(String words, String severity) {
        this.words = words;
        this.severity = Severity.valueOf(severity);
    }

    public String words() {
        return words;
    }

    /// What a line that does not hold stops.
    public Severity severity() {
        return severity;
    }

    /// Whether a difference may be explained by a person. What must be exact is put right.
    public boolean isExplainable() {
        return this == R4 || this == R5 || this == R7 || this == R9 || this == R10 || this == R11;
    }
}
