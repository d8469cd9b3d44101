package fidus.mt5.cash;

import static fidus.mt5.Sample.usd;

import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.DealKind;
import fidus.mt5.Sample;

/// Rules of classification put to one deal.
abstract class Classified {
    static final CashClassifier STANDARD = new CashClassifier(CashRuleTable.standard());

    static Classification classify(AccountKey own, DealKind kind, String amount, String comment) {
        var purpose = Sample.registry().apply(own).orElse(AccountPurpose.TRADING);
        return STANDARD.classify(
                        Sample.deal(own, 7, kind, usd(amount), comment),
                        purpose,
                        CapitalSource.CLIENT,
                        Sample.registry())
                .orElseThrow();
    }
}
