/// What a division into communities is to be good at.
struct CommunityGoal {
  /// One a slot.
  let values: [Double]
  /// What positive ties by chance count.
  let positive: Double
  /// What negative ties by chance count.
  let negative: Double
}
