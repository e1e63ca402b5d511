package al.feedbackledger.architecture.planted.clocks;

final class CaseManager {}
