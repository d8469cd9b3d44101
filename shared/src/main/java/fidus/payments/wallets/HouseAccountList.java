package fidus.payments.wallets;

import java.util.List;

/// By name.
public record HouseAccountList(List<HouseAccount> houseAccounts) {}
