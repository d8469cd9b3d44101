package fidus.mt5;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;

import java.time.Instant;

/// One executed operation of a known account. Its identity is server + login + ticket.
///
/// @param time the server time converted with the account's server zone
public record Deal(AccountKey account, Instant time, DealRow row) {
    @JsonIgnore
    public long ticket() {
        return row.ticket();
    }

    @JsonIgnore
    public DealKind dealKind() {
        return row.dealKind();
    }

    @JsonIgnore
    public Money netAmount() {
        return row.netAmount();
    }

    @JsonIgnore
    public boolean isTrade() {
        return row.dealKind().isTrade();
    }

    /// `server/login/ticket`, unique in the whole book.
    @JsonIgnore
    public String key() {
        return account.server() + "/" + account.login() + "/" + row.ticket();
    }
}
