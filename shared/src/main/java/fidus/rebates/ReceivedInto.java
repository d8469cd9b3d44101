package fidus.rebates;

/// Where a broker paid.
public enum ReceivedInto {
    REBATE_ACCOUNT("1150"),
    BANK("1010");

    private final String account;

    ReceivedInto(String account) {
        this.account = account;
    }

    /// In the chart of accounts.
    public String ledgerAccount() {
        return account;
    }
}
