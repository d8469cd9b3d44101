package fidus.clients;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

public final class ClientCalls {
    public static final Call<Nothing, ClientList> LIST =
            get("/api/v1/clients", Nothing.class, ClientList.class, Permission.SEE_CONTRACTS);
    public static final Call<AddClient, Client> ADD =
            post("/api/v1/clients", AddClient.class, Client.class, Permission.PREPARE_CLIENT);

    private ClientCalls() {}
}
