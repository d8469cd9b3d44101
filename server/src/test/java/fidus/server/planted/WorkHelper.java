package fidus.server.planted;

class WorkHelper {}
