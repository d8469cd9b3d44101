/// A fault that the walls of the house must notice.
package fidus.server.planted.ledger;
