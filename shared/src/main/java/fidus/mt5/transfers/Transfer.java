package fidus.mt5.transfers;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;

/// One movement of money with its two legs, so that no total counts it twice.
public record Transfer(TransferLeg out, TransferLeg in) {
    @JsonIgnore
    public Money moved() {
        return out.moved();
    }

    @JsonIgnore
    public boolean intoHub() {
        return in.isOnHub();
    }

    @JsonIgnore
    public boolean outOfHub() {
        return out.isOnHub();
    }
}
