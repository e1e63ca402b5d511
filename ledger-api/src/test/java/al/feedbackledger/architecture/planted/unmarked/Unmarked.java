package al.feedbackledger.architecture.planted.unmarked;

final class Unmarked {}
