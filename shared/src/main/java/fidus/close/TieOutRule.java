package fidus.close;

/// What is held against what at the end of a month.
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
    L11("1010, 1020 and 1050 are the statements' balances");

    private final String words;

    TieOutRule(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
