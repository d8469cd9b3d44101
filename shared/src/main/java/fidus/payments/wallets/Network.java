package fidus.payments.wallets;

/// The chains money is sent over. ERC20 and TRC20 name tokens on Ethereum and Tron.
public enum Network {
    BTC,
    ETH,
    ERC20,
    TRC20,
    BSC,
    POLYGON
}
