print("whocounts")
