package fidus.imports;

/// What a file is about. Only a history of the whole account, with its closing figures, is a
/// statement; everything else is read for what it is.
public enum ReportKind {
    HISTORY(""),
    ACCOUNT_REPORT(
            "It is a trade account report: a picture of open positions at one moment, without the"
                    + " deals that led to it."),
    TESTER_REPORT("It is a strategy tester report: its deals were simulated, no money moved."),
    DEAL_LIST("It is a bare list of deals: it names no account and no closing figures."),
    ORDER_LIST("It is a list of orders: orders move no money."),
    POSITION_LIST("It is a list of open positions, without the deals that led to them."),
    ACCOUNT_SNAPSHOT("It is a snapshot of one account's figures, without deals."),
    TERMINAL_INFO("It describes a terminal program and holds no account data.");

    private final String whyNoStatement;

    ReportKind(String whyNoStatement) {
        this.whyNoStatement = whyNoStatement;
    }

    public boolean isStatement() {
        return this == HISTORY;
    }

    /// Whether its deals can be taken into the book of an account: a statement's, or a bare list's
    /// when a person names the account.
    public boolean holdsDeals() {
        return this == HISTORY || this == DEAL_LIST;
    }

    /// A sentence for a person, empty for a statement.
    public String whyNoStatement() {
        return whyNoStatement;
    }
}
