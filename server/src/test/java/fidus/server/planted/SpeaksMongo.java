package fidus.server.planted;

class SpeaksMongo {
    Object filter() {
        return com.mongodb.client.model.Filters.empty();
    }
}
