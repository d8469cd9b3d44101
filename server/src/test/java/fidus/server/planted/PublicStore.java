package fidus.server.planted;

public class PublicStore {}
